module.exports = (sequelize) => sequelize.define('Order', {});
