require('mongoose');
