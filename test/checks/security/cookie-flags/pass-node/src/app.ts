import express from 'express';
import session from 'express-session';

const app = express();
const settings = { secret: process.env.SECRET, cookie: { secure: false } };
if (app.get('env') === 'production') {
  settings.cookie.secure = true;
}
app.use(session(settings));
app.use(session({ secret: process.env.SECRET, cookie: { secure: 'auto' } }));
export const login = (req, res) => {
  res.cookie('theme', 'dark');
  res.cookie('csrf_token', req.csrf);
  res.cookie('token', '', { maxAge: 0 });
};
