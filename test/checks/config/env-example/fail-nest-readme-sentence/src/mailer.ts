import { ConfigService } from '@nestjs/config';

export class Mailer {
  constructor(private readonly configService: ConfigService) {}
  key = this.configService.getOrThrow<string>('MAIL_KEY');
  section = this.configService.get('mail.host');
}
