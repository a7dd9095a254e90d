import http from 'node:http';
import { app } from './app.js';
const server = http.createServer(app);
server.keepAliveTimeout = 65_000;
server.headersTimeout = 66_000;
server.listen(3000);
