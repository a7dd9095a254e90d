class Report
  def column(name)
    eval("self.#{name}")
  end
end
