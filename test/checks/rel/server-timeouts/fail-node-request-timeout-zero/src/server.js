const http = require('http');
const app = require('./app');
const server = http.createServer(app);
server.requestTimeout = 0;
server.listen(3000);
