import cors from 'cors';
import express from 'express';

const app = express();
const allowed = ['https://a.example.com'];
app.use(cors({ origin: (origin, callback) => callback(null, allowed.includes(origin)), credentials: true }));
if (process.env.NODE_ENV === 'development') {
  app.use(cors({ origin: true, credentials: true }));
}
app.use((req, res, next) => {
  if (allowed.includes(req.headers.origin)) {
    res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
    res.setHeader('Access-Control-Allow-Credentials', 'true');
  }
  next();
});
