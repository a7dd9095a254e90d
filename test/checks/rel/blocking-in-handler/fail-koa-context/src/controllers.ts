import bcrypt from 'bcrypt';
import { Context } from 'koa';

export default class Users {
  public static async login(ctx: Context): Promise<void> {
    ctx.status = bcrypt.compareSync(ctx.request.body.password, 'x') ? 204 : 401;
  }
}
