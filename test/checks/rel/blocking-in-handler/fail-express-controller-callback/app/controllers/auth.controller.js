const bcrypt = require('bcryptjs');
const { User } = require('../models');

exports.signup = (req, res) => {
  const password = bcrypt.hashSync(req.body.password, 8);
  User.create({ email: req.body.email, password }).then(() => res.sendStatus(201));
};

exports.signin = (req, res) => {
  User.findOne({ where: { email: req.body.email } }).then((user) => {
    const isValid =
      bcrypt.compareSync(req.body.password, user.password);
    res.sendStatus(isValid ? 204 : 401);
  });
};
