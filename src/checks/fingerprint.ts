import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * The name by which a finding is known over time: SHA-256, first 128 bits, of the check, the path, the masked evidence with
 * white space and line ends normalised, and the number of equal findings before it. It holds no secret, no unit and no
 * line, so that moving code keeps it.
 */
export function fingerprintOf(check: string, path: string, evidence: string, occurrence: number): string {
  const text = [check, path, evidence.replace(/\s+/g, ' ').trim(), String(occurrence)].join('\0');
  return `v1:${bytesToHex(sha256(utf8ToBytes(text)).slice(0, 16))}`;
}
