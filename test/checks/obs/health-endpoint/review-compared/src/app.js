const express = require('express');
const app = express();
app.use((req, res, next) => {
  if (req.path === '/healthz') return next();
  log(req);
  next();
});
app.get('/orders', list);
