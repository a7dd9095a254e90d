require('typeorm');
