class ATest { @Test fun a() {} }
