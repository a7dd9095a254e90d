import { Injectable } from '@nestjs/common';
import * as fs from 'fs';

@Injectable()
export class ConfigService {
  constructor() {
    this.values = JSON.parse(fs.readFileSync('config.json', 'utf8'));
  }
  values: unknown;
}
