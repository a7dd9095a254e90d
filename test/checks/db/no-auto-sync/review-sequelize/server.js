const db = require('./models');

db.sequelize.sync({ force: false });
if (process.argv.includes('--reset')) db.sequelize.sync({ force: true });
