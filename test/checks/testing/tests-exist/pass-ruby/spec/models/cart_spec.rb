RSpec.describe Cart do
  it 'adds' do
  end
end
