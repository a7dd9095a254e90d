import Koa from 'koa';

const app = new Koa();
app.keys = ['im a newer secret', 'i like turtle'];
