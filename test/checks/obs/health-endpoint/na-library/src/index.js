module.exports = (app) => app.get('/orders', list);
