import fs from 'node:fs';
import { Router } from 'express';

const template = fs.readFileSync('views/mail.html', 'utf8');
export const router = Router();

router.get('/a', async (req, res) => {
  res.send(await fs.promises.readFile('a.txt'));
});

router.get('/b', (req, res) => fs.createReadStream('b.txt').pipe(res));
router.get('/c', (request, response) => {
  response.send(fs.readFileSync('c.txt', 'utf8') + template);
});
