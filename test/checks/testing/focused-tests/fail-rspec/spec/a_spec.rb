RSpec.describe Cart do
  it 'a', focus: true do
  end
  context 'b', :focus do
  end
  fit 'c' do
  end
end
