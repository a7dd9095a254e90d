import express from 'express';
const app = express();
const server = app.listen(3000);
server.timeout = 0;
server.setTimeout(0);
server.keepAliveTimeout = 0;
