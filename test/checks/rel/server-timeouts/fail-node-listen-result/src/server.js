import express from 'express';
const app = express();
const running = app.listen(3000);
running.headersTimeout = 0;
running.timeout = 0;
