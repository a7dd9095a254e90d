module.exports = {
  async up(queryInterface, Sequelize) {
    await queryInterface.createTable('orders', {});
  },
};
