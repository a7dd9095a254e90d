export const login = (req, res) => res.cookie('token', 'abc');
