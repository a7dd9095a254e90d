export const login = (req, res) => {
  res.cookie('session', req.body.id, { httpOnly: true, secure: true });
  res.cookie('jwt', req.body.jwt, { httpOnly: true, secure: process.env.NODE_ENV === 'production' });
  res.cookie('refresh_token', req.body.refresh);
};
