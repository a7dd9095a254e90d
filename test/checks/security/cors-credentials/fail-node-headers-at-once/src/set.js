export function allow(req, res, next) {
  res.set({ 'Access-Control-Allow-Origin': req.get('origin'), 'Access-Control-Allow-Credentials': 'true' });
  next();
}
