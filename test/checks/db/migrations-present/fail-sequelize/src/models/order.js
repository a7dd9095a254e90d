module.exports = (sequelize, DataTypes) => sequelize.define('Order', { total: DataTypes.INTEGER });
