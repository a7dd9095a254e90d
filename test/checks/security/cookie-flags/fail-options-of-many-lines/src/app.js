import express from 'express';

const app = express();

app.post('/login', (req, res) => {
  res.cookie('session', req.body.session, {
    // A day.
    maxAge: 86_400_000, // milliseconds
    httpOnly: true,
  });
  res.cookie(
    'token',
    req.body.token,
  );
  res.cookie('auth', req.body.auth, {});
});
