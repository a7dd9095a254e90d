import cors from 'cors';
import express from 'express';

const app = express();
app.use(cors({ origin: true, credentials: true }));
app.use(cors({ origin: (origin, callback) => callback(null, true), credentials: true }));
app.use((req, res, next) => {
  res.header('Access-Control-Allow-Origin', req.headers.origin);
  res.header('Access-Control-Allow-Credentials', 'true');
  next();
});
