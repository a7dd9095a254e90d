class T < Minitest::Test
  def test_a
  end
end
