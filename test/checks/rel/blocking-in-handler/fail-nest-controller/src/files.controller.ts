import { Controller, Get, Param } from '@nestjs/common';
import { readFileSync } from 'fs';

@Controller('files')
export class FilesController {
  private readonly motd = readFileSync('motd.txt', 'utf8');
  @Get(':name')
  find(@Param('name') name: string): string {
    return readFileSync(`files/${name}`, 'utf8') + this.motd;
  }
}
