import jwt from 'jsonwebtoken';

const JWT_KEY = 'shop-signing-key-2024';

export function issueToken(user) {
  return jwt.sign({ sub: user.id }, JWT_KEY, { expiresIn: '15m' });
}

export function requireUser(request, response, next) {
  const token = request.get('authorization')?.replace('Bearer ', '');
  try {
    request.user = jwt.verify(token, JWT_KEY, { algorithms: ['HS256', 'none'] });
    next();
  } catch {
    response.status(401).json({ title: 'Sign in first' });
  }
}
