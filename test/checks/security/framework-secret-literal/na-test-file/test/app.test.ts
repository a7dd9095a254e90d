import jwt from 'jsonwebtoken';

const token = jwt.sign({ sub: '1' }, 'test-secret');
