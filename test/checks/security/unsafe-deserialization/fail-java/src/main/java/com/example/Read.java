package com.example;

import java.io.*;
import javax.xml.parsers.DocumentBuilderFactory;

class Read {
  Object object(InputStream in) throws Exception {
    ObjectInputStream stream = new ObjectInputStream(in);
    return stream.readObject();
  }

  void xml(DocumentBuilderFactory factory) throws Exception {
    factory.setFeature("http://xml.org/sax/features/external-general-entities", true);
  }

  void doctype(DocumentBuilderFactory factory) throws Exception {
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", false);
  }
}
