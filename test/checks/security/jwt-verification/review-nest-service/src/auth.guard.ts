import { JwtService } from '@nestjs/jwt';

export class AuthGuard {
  constructor(private readonly jwtService: JwtService) {}

  claims(token: string) {
    return this.jwtService.verifyAsync(token, { secret: process.env.JWT_SECRET });
  }
}
