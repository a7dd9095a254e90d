export const login = (req, res) => res.cookie('theme', 'dark');
