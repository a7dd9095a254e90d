package com.example;

class Jobs {
    void run(Job job) {
        try {
            job.start();
        } catch (Exception e) {
        }
        try {
            job.finish();
        } catch (final IllegalStateException | java.lang.Throwable t) { ; }
    }
}
