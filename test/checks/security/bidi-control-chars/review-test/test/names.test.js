const name = 'a‮b';
