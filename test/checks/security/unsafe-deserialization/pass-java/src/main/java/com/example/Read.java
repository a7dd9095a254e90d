package com.example;

import java.io.*;
import javax.xml.parsers.DocumentBuilderFactory;
import org.yaml.snakeyaml.Yaml;

class Read {
  Object object(InputStream in) throws Exception {
    ObjectInputStream stream = new ObjectInputStream(in);
    stream.setObjectInputFilter(ObjectInputFilter.Config.createFilter("com.example.*;!*"));
    return stream.readObject();
  }

  Object yaml(String text, DocumentBuilderFactory factory) throws Exception {
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
    return new Yaml().load(text);
  }
}
