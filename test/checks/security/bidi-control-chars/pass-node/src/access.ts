export const strip = (text: string): string => text.replace(/[\u202A-\u202E\u2066-\u2069]/g, '');
