import fs from 'fs';
import express from 'express';
const app = express();
app.get('/', (req, res) => {
  if (process.env.NODE_ENV === 'development') {
    return res.send(fs.readFileSync('index.html', 'utf8'));
  }
  res.sendFile('/srv/index.html');
});
