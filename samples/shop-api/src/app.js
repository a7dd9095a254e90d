import express from 'express';
import session from 'express-session';
import { orders } from './routes/orders.js';
import { requireUser } from './auth.js';

export function createApp() {
  const app = express();
  app.use(express.json());
  app.use(
    session({
      secret: process.env.SESSION_SECRET || 'keyboard cat',
      resave: false,
      saveUninitialized: false,
    }),
  );
  app.use('/orders', requireUser, orders);
  return app;
}
