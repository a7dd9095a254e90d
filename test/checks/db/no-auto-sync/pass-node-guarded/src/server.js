const { sequelize } = require('./models');

async function start() {
  if (process.env.NODE_ENV === 'development') {
    await sequelize.sync({ alter: true });
  }
}
start();
