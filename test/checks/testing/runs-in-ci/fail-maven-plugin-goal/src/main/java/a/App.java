package a;

public class App {}
