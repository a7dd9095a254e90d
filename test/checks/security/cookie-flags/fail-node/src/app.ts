import express from 'express';
import session from 'express-session';

const app = express();
app.use(session({ secret: process.env.SECRET }));
app.use(session({ secret: process.env.SECRET, cookie: { secure: true, httpOnly: false } }));
app.post('/login', (req, res) => {
  res.status(200).cookie('token', req.body.token, { httpOnly: true });
});
