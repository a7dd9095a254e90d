require('express')();
cache.sync({ force: true });
