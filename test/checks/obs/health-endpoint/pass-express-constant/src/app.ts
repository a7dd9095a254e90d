import { HEALTH_PATH } from './paths.js';

export default (app: Application) => {
  app.get('/orders', list);
  app.get(HEALTH_PATH, (_request, response) => response.sendStatus(204));
};
