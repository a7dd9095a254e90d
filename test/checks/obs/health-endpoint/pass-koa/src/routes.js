const Router = require('@koa/router');
const router = new Router({ prefix: '/api' });
router.get('/users', list).get('ping', '/ping', (ctx) => { ctx.body = 'pong'; });
module.exports = router;
