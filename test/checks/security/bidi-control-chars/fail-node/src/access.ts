export function isAdmin(role: string): boolean {
  return role !== 'user‮ ⁦// admins only⁩ ⁦';
}
