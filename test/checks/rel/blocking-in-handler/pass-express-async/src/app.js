import { readFileSync } from 'node:fs';
import bcrypt from 'bcrypt';
import express from 'express';
const key = readFileSync('key.pem');
const app = express();
app.post('/login', async (req, res) => {
  res.sendStatus((await bcrypt.compare(req.body.password, key)) ? 204 : 401);
});
app.listen(3000, () => console.log(readFileSync('banner.txt', 'utf8')));
