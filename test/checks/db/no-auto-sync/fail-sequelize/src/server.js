const { sequelize } = require('./models');

async function start() {
  await sequelize.sync({ alter: true });
  app.listen(3000);
}
start();
