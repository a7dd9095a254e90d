package com.example;

class Worker {
    void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
        }
    }

    void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            // nothing can be read from it any more, so a failed close loses nothing
        }
    }
}
