export const url = 'mongodb+srv://app:p%40ss-9xQ2@cluster0.ab1cd.mongodb.net/shop';
