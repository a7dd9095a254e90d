import { createServer } from 'node:https';
import { app, options } from './app.js';

createServer({ ...options, headersTimeout: 0 }, app).listen(443);
